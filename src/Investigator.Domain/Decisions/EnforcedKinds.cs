namespace Investigator.Domain.Decisions;

/// <summary>Which decisions an enforcement point or a webhook is told of.</summary>
[Flags]
public enum EnforcedKinds
{
    None = 0,
    Freeze = 1,
    Ban = 2,

    /// <summary>Freezes and bans of accounts: what every gateway understands.</summary>
    Stops = Freeze | Ban,
    Observe = 4,
    Throttle = 8,
    StepUp = 16,
    Degrade = 32,

    /// <summary>Not accounts alone: keys, organizations and prefixes too.</summary>
    OtherScopes = 64,

    /// <summary>All decisions.</summary>
    All = 127,

    /// <summary>For webhooks: break-glass, reviews that are overdue, and what became of appeals.</summary>
    Notices = 128,

    /// <summary>For webhooks: what becomes of campaigns and of proposals.</summary>
    Cases = 256,
}

/// <summary>Between one kind and a set of them.</summary>
public static class EnforcedKindSets
{
    /// <summary>Whether a decision of <paramref name="kind"/> about a thing of <paramref name="scope"/> is among <paramref name="kinds"/>.</summary>
    public static bool Take(this EnforcedKinds kinds, DecisionKind kind, DecisionScope scope = DecisionScope.Account) =>
        (kinds & Of(kind)) != 0 && (scope is DecisionScope.Account || (kinds & EnforcedKinds.OtherScopes) != 0);

    /// <summary>What a gateway says it understands: words of kinds, and <c>scopes</c>.</summary>
    /// <returns><c>null</c> when a word is unknown.</returns>
    public static EnforcedKinds? Parse(string words)
    {
        var kinds = EnforcedKinds.None;
        foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "scopes") kinds |= EnforcedKinds.OtherScopes;
            else if (DecisionKinds.ByGravity.Where(kind => kind.Word() == word).Select(Of).FirstOrDefault() is not EnforcedKinds.None and var one) kinds |= one;
            else return null;
        }

        return kinds;
    }

    private static EnforcedKinds Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => EnforcedKinds.Freeze,
        DecisionKind.Ban => EnforcedKinds.Ban,
        DecisionKind.Observe => EnforcedKinds.Observe,
        DecisionKind.Throttle => EnforcedKinds.Throttle,
        DecisionKind.StepUp => EnforcedKinds.StepUp,
        DecisionKind.Degrade => EnforcedKinds.Degrade,
    };
}
