namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>Where the defaults come from; "an assumption" where nothing is published.</summary>
public static class AssumptionSources
{
    /// <summary>One line per assumption: what it is, and its source.</summary>
    public static IReadOnlyList<(string Title, string Source)> All { get; } =
    [
        ("Price of a ready account", "An assumption: prices differ by the checks that a provider makes. Put in what your own test purchases say."),
        ("Address per account and day", "An assumption: residential addresses are sold by traffic or by day. Put in your own."),
        ("Paid part of the list price", "Resold access is openly offered at about a tenth of the list price (ChinaTalk, 2026)."),
        ("List prices", "Yours; the defaults are those of a large model in 2026."),
        ("Accounts stopped an hour, one by one", "An assumption: three minutes for each account. Put in what your team does."),
        ("Work that moves to accounts still free", "After one pool of about 5,000 accounts was banned the operator went on quickly with a second (Anthropic, September 2026). 1: all of it."),
        ("Hours until a stopped pool is back", "Attackers moved to a new model within 24 hours (Anthropic, February 2026). The outcome board measures your own."),
        ("Hour of standstill", "An assumption: nothing is published. People and machines that wait for a new pool; 0 leaves it out until you put in your own."),
        ("Weight of reasoning", "Taking reasoning away cost a student 67.8 to 31.4 points in mathematics, and nothing in code (DistillGuard, 2026): 67.8 / 31.4 = 2.2."),
    ];
}
