"""What tests help themselves with, a module for each subject. Fixtures stand in conftest.py; no test imports another test."""
