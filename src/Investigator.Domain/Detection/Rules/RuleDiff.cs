namespace Investigator.Domain.Detection.Rules;

/// <summary>What changed between two versions of a rule, part by part.</summary>
/// <param name="Part">As it is written.</param>
public sealed record RuleDiff(RuleChange Change, string Part)
{
    /// <summary>The parts of both, what stayed at its place, what went before what came. O(parts²).</summary>
    public static IReadOnlyList<RuleDiff> Between(string before, string after)
    {
        var (old, now) = (Parts(before), Parts(after));
        // The longest run of parts that both have in the same order stays; the rest went or came.
        var same = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                same[i, j] = old[i] == now[j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
        var diff = new List<RuleDiff>();
        for (var (i, j) = (0, 0); i < old.Count || j < now.Count;)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j]) (i, j, diff) = (i + 1, j + 1, [.. diff, new(RuleChange.Stays, old[i])]);
            else if (i < old.Count && (j == now.Count || same[i + 1, j] >= same[i, j + 1])) diff.Add(new(RuleChange.Goes, old[i++]));
            else diff.Add(new(RuleChange.Comes, now[j++]));
        }

        return diff;
    }

    private static List<string> Parts(string text)
    {
        if (FamilyText.Is(text)) return [.. text.Split('\n').Skip(1)];
        if (Rule.Read(text).Rule is not { } rule) return [text];
        List<string> parts = rule.Root is RuleAll all ? [.. all.Parts.Select(p => p is RuleAny ? $"({RuleWriter.Write(p)})" : RuleWriter.Write(p))] : [RuleWriter.Write(rule.Root)];
        return rule.Subject is RuleSubject.Key ? ["for each key", .. parts] : parts;
    }
}

/// <summary>What became of a part.</summary>
public enum RuleChange
{
    Stays,
    Goes,
    Comes,
}
