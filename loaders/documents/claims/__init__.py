"""From cues to claims: which words announce a claim, who stands where around them, how sure it is and when it holds."""
