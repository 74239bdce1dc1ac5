"""Values from and to the plain data of other systems: `self_assessments`. Nothing here reads or writes a file."""
