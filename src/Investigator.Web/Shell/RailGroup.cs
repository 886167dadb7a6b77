namespace Investigator.Web.Shell;

/// <summary>What pages of the rail are for. An entry belongs to the group that its place falls into, so that a new page needs no list to be changed.</summary>
/// <param name="Id">A word for addresses of elements and for what the browser remembers.</param>
/// <param name="From">The lowest place that belongs to it.</param>
internal sealed record RailGroup(string Id, string Title, int From)
{
    /// <summary>In their order; the first begins at the lowest place there is.</summary>
    public static IReadOnlyList<RailGroup> All { get; } =
    [
        new("investigate", Say("Investigate"), int.MinValue),
        new("decide", Say("Decide"), 40),
        new("measures", Say("Measures"), 45),
        new("share", Say("Share"), 50),
        new("set-up", Say("Set-up"), 60),
    ];

    public static RailGroup Of(int order) => All.Last(group => group.From <= order);

    /// <summary>What a browser remembers of folded groups; words that are no group are left out.</summary>
    public static HashSet<string> ReadFolded(string? remembered) =>
        [.. (remembered ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(id => All.Any(group => group.Id == id)).Take(All.Count)];
}
