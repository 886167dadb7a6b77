namespace Investigator.Domain.Fingerprints;

/// <summary>Tokens that stand for a text as a whole wherever it stands, beside the merges: marks of turns, runs of spaces.</summary>
internal sealed class AddedTokens
{
    private readonly ILookup<char, AddedToken> _byFirst;

    public AddedTokens(IEnumerable<AddedToken> tokens) => _byFirst = tokens.OrderByDescending(t => t.Content.Length).ToLookup(t => t.Content[0]);

    /// <summary>The text in parts: what an added token stands for, with its id, and what lies between. The longest of those that begin at a place counts.</summary>
    public IEnumerable<(string Text, int? Id)> Split(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length && _byFirst.Count > 0;)
        {
            var found = _byFirst[text[at]].FirstOrDefault(t => string.CompareOrdinal(text, at, t.Content, 0, t.Content.Length) == 0);
            if (found is null)
            {
                at++;
                continue;
            }

            var (begin, end) = (at, at + found.Content.Length);
            if (found.StripsLeft) while (begin > from && char.IsWhiteSpace(text[begin - 1])) begin--;
            if (found.StripsRight) while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
            if (begin > from) yield return (text[from..begin], null);
            yield return (text[begin..end], found.Id);
            from = at = end;
        }

        if (from < text.Length) yield return (from == 0 ? text : text[from..], null);
    }
}

/// <summary>One of them.</summary>
/// <param name="StripsLeft">Whether it takes the white space before it.</param>
/// <param name="StripsRight">Whether it takes the white space after it.</param>
internal sealed record AddedToken(string Content, int Id, bool StripsLeft = false, bool StripsRight = false);
