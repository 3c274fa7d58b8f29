"""Make every shipped model again from data folders that the user names."""
