"""Planning a document, sealing it, keeping the register of seals."""
