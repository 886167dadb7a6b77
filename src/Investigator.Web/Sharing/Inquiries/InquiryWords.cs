using System.Globalization;
using Investigator.Domain.Sharing.Inquiries;

namespace Investigator.Web.Sharing.Inquiries;

/// <summary>The words of inquiries on the screen.</summary>
internal static class InquiryWords
{
    public static string Of(InquiryKind kind) => kind switch
    {
        InquiryKind.CleanIntegration => "prove that an integration is clean",
        InquiryKind.KnownHere => "is this known here",
        InquiryKind.Other => "something else",
    };

    public static string Of(InquiryState state) => state switch
    {
        InquiryState.Open => "open",
        InquiryState.Answered => "answered",
        InquiryState.Refused => "refused",
        InquiryState.Withdrawn => "withdrawn",
    };

    public static string Of(InquirySubjectKind kind) => kind switch
    {
        InquirySubjectKind.Organization => "organizations, by id",
        InquirySubjectKind.Accounts => "accounts, by id",
        InquirySubjectKind.Hashes => "keyed hashes of a partner",
    };

    public static string Of(AnswerPackState state) => state switch
    {
        AnswerPackState.Waiting => "waits for a second person",
        AnswerPackState.Released => "signed and released",
        AnswerPackState.Rejected => "turned down",
    };

    public static string Of(AnswerSections section) => section switch
    {
        AnswerSections.Traffic => "traffic by day, all accounts together",
        AnswerSections.Controls => "controls in force",
        AnswerSections.Declarations => "what was declared",
        AnswerSections.Decisions => "verdicts, decisions and appeals in numbers",
        _ => section.ToString(),
    };

    public static string Of(InquirySubject subject) => subject.Values.Count.ToString("N0", CultureInfo.InvariantCulture) + " " + (subject.Kind, subject.Values.Count) switch
    {
        (InquirySubjectKind.Organization, 1) => "organization",
        (InquirySubjectKind.Organization, _) => "organizations",
        (InquirySubjectKind.Accounts, 1) => "account",
        (InquirySubjectKind.Accounts, _) => "accounts",
        (_, 1) => "keyed hash",
        _ => "keyed hashes",
    };
}
