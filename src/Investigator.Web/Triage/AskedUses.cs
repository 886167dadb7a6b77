namespace Investigator.Web.Triage;

/// <summary>Which links a browser wants to be told the times of: a claim.</summary>
/// <param name="Node">The node id of one end.</param>
/// <param name="Others">Those of the other ends; of more than <see cref="Most"/> the first.</param>
public sealed record AskedUses(string? Node, IReadOnlyList<string?>? Others)
{
    /// <summary>As many as a panel explains.</summary>
    internal const int Most = 60;
}

/// <summary>When an account used a resource, by their node ids.</summary>
internal sealed record SeenUse(string Account, string Resource, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);
