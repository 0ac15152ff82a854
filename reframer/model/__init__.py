"""The values that pass between stages, one module per stage. They import nothing of ours but each other."""
