namespace Investigator.Domain.Decisions;

/// <summary>Which kinds of decisions an enforcement point or a webhook is told of.</summary>
[Flags]
public enum EnforcedKinds
{
    None = 0,
    Freeze = 1,
    Ban = 2,
    All = Freeze | Ban,
}

/// <summary>Between one kind and a set of them.</summary>
public static class EnforcedKindSets
{
    /// <summary>Whether decisions of <paramref name="kind"/> are among <paramref name="kinds"/>.</summary>
    public static bool Take(this EnforcedKinds kinds, DecisionKind kind) => (kinds & Of(kind)) != 0;

    private static EnforcedKinds Of(DecisionKind kind) => kind is DecisionKind.Ban ? EnforcedKinds.Ban : EnforcedKinds.Freeze;
}
