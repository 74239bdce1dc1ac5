"""Values from and to the plain data of other systems; nothing here reads or writes a file."""
