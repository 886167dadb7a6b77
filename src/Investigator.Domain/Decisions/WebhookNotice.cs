namespace Investigator.Domain.Decisions;

/// <summary>News for webhooks that is no change of the stream.</summary>
/// <param name="Type">As <c>appeal.decided</c>.</param>
/// <param name="Data">JSON, sent as it is.</param>
public sealed record WebhookNotice(string Type, string Data)
{
    public const string AppealDecided = "appeal.decided";
    public const string BreakGlass = "break-glass.used";
    public const string ReviewOverdue = "break-glass.review-overdue";
    public const string Reviewed = "break-glass.reviewed";
    public const string VerificationRequested = "verification.requested";
    public const string VerificationEnded = "verification.ended";
    public const string KeyLeaked = "leaked-key.reported";
}
