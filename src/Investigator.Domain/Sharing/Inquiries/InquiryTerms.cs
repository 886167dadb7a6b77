using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>An inquiry as a person writes it down.</summary>
/// <param name="Partner">The partner that asks; <c>null</c>: <paramref name="Body"/> does.</param>
/// <param name="Body">The name of an organization that is not in the directory. No person.</param>
/// <param name="Question">The question in words, as far as it is needed.</param>
/// <param name="Reference">The asker's own number; empty when there is none.</param>
public sealed record InquiryTerms(
    Guid? Partner, string Body, InquiryKind Kind, InquirySubject Subject, string Question, string Reference, DateTimeOffset ReceivedAt, DateTimeOffset DueAt)
{
    /// <summary>Latest deadline.</summary>
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(365);

    /// <summary>The terms without blanks around and doubles, or what is wrong with them.</summary>
    public Done<InquiryTerms> Tidy(DateTimeOffset now)
    {
        var subject = Subject.Tidy();
        if (subject.Value is null) return subject.Refusal!.Value;
        var tidy = this with { Body = Body.Trim(), Question = Question.Trim(), Reference = Reference.Trim(), Subject = subject.Value };
        return tidy.Wrong(now) is { } no ? no : tidy;
    }

    private Refusal? Wrong(DateTimeOffset now)
    {
        if (Partner is null == (Body.Length == 0)) return Refusal.AskerMissing;
        if (!Enum.IsDefined(Kind)) return Refusal.OutOfRange;
        // Hashes are made with a partner's key: of nobody else can they be compared.
        if (Subject.Kind is InquirySubjectKind.Hashes && Partner is null) return Refusal.HashesNeedPartner;
        if (Body.Length > 200 || Reference.Length > 200 || Question.Length > Inquiry.LongestText) return Refusal.TooLong;
        if (ReceivedAt > now || ReceivedAt < now - LongestDeadline) return Refusal.ReceivedWrong;
        if (DueAt <= ReceivedAt) return Refusal.ExpiryInThePast;
        return DueAt > now + LongestDeadline ? Refusal.DeadlineTooFar : null;
    }
}
