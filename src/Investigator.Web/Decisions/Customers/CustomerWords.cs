using Investigator.Domain.Decisions.Customers;

namespace Investigator.Web.Decisions.Customers;

/// <summary>How the screen speaks of verification.</summary>
public static class CustomerWords
{
    public static string Of(VerificationChannel channel) => channel switch
    {
        VerificationChannel.Email => Say("e-mail"),
        VerificationChannel.Phone => Say("phone"),
        VerificationChannel.Payment => Say("payment"),
        VerificationChannel.Identity => Say("identity or company register"),
        VerificationChannel.Contract => Say("contract"),
    };

    /// <summary>Those in a state, as a button says it.</summary>
    public static string Heading(VerificationState state) => state switch
    {
        VerificationState.Open => Say("Open"),
        VerificationState.Passed => Say("Passed"),
        VerificationState.Failed => Say("Failed"),
        VerificationState.Expired => Say("Expired"),
        VerificationState.Withdrawn => Say("Withdrawn"),
    };

    public static string Of(VerificationState state) => state switch
    {
        VerificationState.Open => Say("open"),
        VerificationState.Passed => Say("passed"),
        VerificationState.Failed => Say("failed"),
        VerificationState.Expired => Say("expired"),
        VerificationState.Withdrawn => Say("withdrawn"),
    };
}
