"""What a user types: the options, what a task is asked with them, and what is said of a wrong one."""
