"""An example rule pack for reframer. Its rules are data, in the folder ``rules``."""
