"""What people see: tables on a terminal and in a notebook, drawings."""
