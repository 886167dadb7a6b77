using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>Which pack is to answer an inquiry.</summary>
/// <param name="From">First day (UTC).</param>
/// <param name="Until">Last day (UTC).</param>
public sealed record AnswerRequest(Guid Inquiry, DateOnly From, DateOnly Until, AnswerSections Sections)
{
    /// <summary>Longest span.</summary>
    public const int MostDays = 92;

    /// <summary>What is wrong with it; <c>null</c>: nothing.</summary>
    public Refusal? Wrong() =>
        Until < From || Until.DayNumber - From.DayNumber >= MostDays ? Refusal.SpanWrong
        : (Sections & ~AnswerSections.All) != 0 ? Refusal.OutOfRange : null;
}
