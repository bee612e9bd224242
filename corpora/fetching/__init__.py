"""Official files from the UN's document system, each asked for once."""
