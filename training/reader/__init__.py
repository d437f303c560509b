"""How the reader's model is made: corpora, network, training and export. See training/README.md."""
