"""Reading UN documents: files to paragraphs and sentences, kept and searched."""
