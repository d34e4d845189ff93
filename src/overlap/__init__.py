"""overlap: where a vmbo examenprogramma and an mbo kwalificatiedossier meet, and where each leaves a gap."""

__version__ = "0.1.0"
