namespace Investigator.Web.Audit;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "A sign-in failed at the identity provider or on the way back.")]
    public static partial void SignInFailed(ILogger log, Exception? why);

    [LoggerMessage(1002, LogLevel.Warning, "Embedded sign-in: any local user of this machine can sign in as any of the seeded people. For a shared machine or a network configure Authentication:Authority. A proxy on this machine that hides itself is not noticed.")]
    public static partial void AnyLocalUser(ILogger log);

    [LoggerMessage(1003, LogLevel.Error, "The identity provider could not be reached.")]
    public static partial void ProviderUnreachable(ILogger log, Exception why);

    [LoggerMessage(1004, LogLevel.Error, "The audit could not be anchored. It is tried again with the next round.")]
    public static partial void AnchorBroke(ILogger log, Exception why);
}
