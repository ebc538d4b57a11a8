"""What people and machines see: one package per audience."""
