namespace Investigator.Domain.Sharing.Alerts;

/// <summary>Something that a security team's own systems are told. Texts in it may have been written by attackers; formats keep them text.</summary>
/// <param name="Uid">The same at every attempt, so that a receiver can drop what it has.</param>
/// <param name="Act">As <c>finding.opened</c>, <c>freeze.added</c>, <c>campaign.started</c>.</param>
/// <param name="Subject">What it is about: <c>account:…</c>, <c>cluster:…</c>, <c>campaign:…</c>.</param>
/// <param name="Fields">Further particulars, in order.</param>
public sealed record SecurityAlert(
    string Uid, DateTimeOffset At, AlertKinds Kind, AlertActivity Activity, AlertSeverity Severity, string Act, string Subject, string Title, string Message,
    IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Who did it; <c>null</c>: the console by itself.</summary>
    public string? Actor { get; init; }

    /// <summary>0 to 1; <c>null</c> where nothing was scored.</summary>
    public double? Score { get; init; }
}
