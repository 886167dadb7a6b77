namespace Investigator.Web.Shell;

/// <summary>Background work in rounds: what breaks one round is told, and the next one comes.</summary>
internal static class Rounds
{
    /// <summary>Does one round. Only the end of the program leaves it with an exception.</summary>
    public static async Task DoAsync(Func<CancellationToken, Task> round, Action<Exception> broke, CancellationToken stopping)
    {
        try
        {
            await round(stopping);
        }
#pragma warning disable CA1031 // The round is the unit of work: a store that can't answer now is asked again in the next one.
        catch (Exception broken) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            broke(broken);
        }
    }
}
