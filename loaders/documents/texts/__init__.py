"""From files to texts: gathered once, hashed, cut into sentences, each in its language; versions of one text found."""
