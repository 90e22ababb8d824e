"""System checks of what the apps promise one another."""
