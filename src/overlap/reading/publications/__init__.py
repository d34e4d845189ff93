"""The official publications of SBB and SLO -> a Curriculum."""
