namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>What somebody saw of honest customers.</summary>
/// <param name="Before">Before the start: quality on benign work, 0 to 1, or contacts with support a day; <c>null</c>: not measured.</param>
/// <param name="After">And since.</param>
public sealed record GuardNote(DateTimeOffset At, string By, double? Before, double? After, string Note)
{
    /// <summary>Most contacts a day that can be noted.</summary>
    public const double MostContacts = 1_000_000;

    /// <summary>What was looked at.</summary>
    public GuardKind Kind { get; init; }
}

/// <summary>What is looked at beside use and appeals. The numbers are stored: new ones go to the end.</summary>
public enum GuardKind
{
    /// <summary>Quality on benign work, 0 to 1.</summary>
    BenignCheck,

    /// <summary>Contacts with support a day: tickets, mails, calls about worse answers.</summary>
    SupportSignals,
}
