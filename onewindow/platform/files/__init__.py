"""Files: checked and cleaned first, kept encrypted under the HMAC of their content, erased with their key."""
