using Investigator.Domain.Decisions.Customers;

namespace Investigator.Web.Decisions.Customers;

/// <summary>How the screen speaks of verification.</summary>
public static class CustomerWords
{
    public static string Of(VerificationChannel channel) => channel switch
    {
        VerificationChannel.Email => "e-mail",
        VerificationChannel.Phone => "phone",
        VerificationChannel.Payment => "payment",
        VerificationChannel.Identity => "identity or company register",
        VerificationChannel.Contract => "contract",
    };

    public static string Of(VerificationState state) => state switch
    {
        VerificationState.Open => "open",
        VerificationState.Passed => "passed",
        VerificationState.Failed => "failed",
        VerificationState.Expired => "expired",
        VerificationState.Withdrawn => "withdrawn",
    };
}
