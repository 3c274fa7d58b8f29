"""Find the spans of attributions — cue, source, content — with a small trained network.

How it works, from text to spans:

1. **Units** (`units`): paragraphs, cut at sentence ends where they are very long.
2. **Words** (`words`): each form's vector is the sum of a word vector, four hashed affixes and its
   shape, computed once per form.  Names are masked at random in training, so that who is named
   matters less than how the sentence is built.
3. **Encoder** (`encoder`): residual convolutions over all units of an article at once.
4. **Cues** (`heads.CueHead`): each token is no cue, begins one or continues one.  Cues are an open
   class: "said", "his insistence that", a dash.  No list decides.
5. **Pairs** (`heads.PairHead`): for each cue, every token of its unit is its source, its content
   or neither, given the cue's own vector, the distance to it and the other cues.
6. **Paths** (`decode`): the best labels per cue by the Viterbi algorithm; several pieces and an
   absent source come out as they are.

Everything runs in numpy over whole articles.  The parameters are learned by
`provenance.train.attribution`; the model card says from what, with which figures, and what the
model cannot do.
"""
