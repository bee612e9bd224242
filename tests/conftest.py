"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

# A slow machine is no failure: neither deadlines nor the speed of generation are asserted.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
