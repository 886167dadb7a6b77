namespace Investigator.Domain.Detection;

/// <summary>Age brackets of accounts at a moment.</summary>
internal static class Ages
{
    /// <returns>0 to 3 from youngest to oldest; 4 when the sign-up is unknown.</returns>
    public static int Of(AccountProfile profile, DateTimeOffset at) => profile.Record.CreatedAt is not { } created ? 4 : (at - created).TotalDays switch
    {
        < 7 => 0,
        < 30 => 1,
        < 90 => 2,
        _ => 3,
    };

    public static string Words(int bracket) => bracket switch
    {
        0 => "younger than 7 days",
        1 => "between 7 and 30 days old",
        2 => "between 30 and 90 days old",
        3 => "older than 90 days",
        _ => "of unknown age",
    };
}
