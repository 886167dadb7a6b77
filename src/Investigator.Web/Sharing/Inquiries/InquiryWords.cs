using System.Globalization;
using Investigator.Domain.Sharing.Inquiries;

namespace Investigator.Web.Sharing.Inquiries;

/// <summary>The words of inquiries on the screen.</summary>
internal static class InquiryWords
{
    public static string Of(InquiryKind kind) => kind switch
    {
        InquiryKind.CleanIntegration => Say("prove that an integration is clean"),
        InquiryKind.KnownHere => Say("is this known here"),
        InquiryKind.Other => Say("something else"),
    };

    public static string Of(InquiryState state) => state switch
    {
        InquiryState.Open => Say("open"),
        InquiryState.Answered => Say("answered"),
        InquiryState.Refused => Say("refused"),
        InquiryState.Withdrawn => Say("withdrawn"),
    };

    public static string Of(InquirySubjectKind kind) => kind switch
    {
        InquirySubjectKind.Organization => Say("organizations, by id"),
        InquirySubjectKind.Accounts => Say("accounts, by id"),
        InquirySubjectKind.Hashes => Say("keyed hashes of a partner"),
    };

    public static string Of(AnswerPackState state) => state switch
    {
        AnswerPackState.Waiting => Say("waits for a second person"),
        AnswerPackState.Released => Say("signed and released"),
        AnswerPackState.Rejected => Say("turned down"),
    };

    public static string Of(AnswerSections section) => section switch
    {
        AnswerSections.Traffic => Say("traffic by day, all accounts together"),
        AnswerSections.Controls => Say("controls in force"),
        AnswerSections.Declarations => Say("what was declared"),
        AnswerSections.Decisions => Say("verdicts, decisions and appeals in numbers"),
        _ => section.ToString(),
    };

    public static string Of(InquirySubject subject) => subject.Values.Count.ToString("N0", CultureInfo.InvariantCulture) + " " + (subject.Kind, subject.Values.Count) switch
    {
        (InquirySubjectKind.Organization, 1) => Say("organization"),
        (InquirySubjectKind.Organization, _) => Say("organizations"),
        (InquirySubjectKind.Accounts, 1) => Say("account"),
        (InquirySubjectKind.Accounts, _) => Say("accounts"),
        (_, 1) => Say("keyed hash"),
        _ => Say("keyed hashes"),
    };
}
