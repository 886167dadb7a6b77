using System.Runtime.CompilerServices;
using Bunit;

namespace Investigator.Web.Tests;

/// <summary>A busy machine is slow, not wrong: waits end when what they wait for is there, and give up late.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Waits until something is so; gives up after a minute.</summary>
    public static async Task UntilAsync(Func<bool> so)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!so()) await Task.Delay(20, end.Token);
    }

    /// <summary>Waits until something that has to be asked for is so; gives up after a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> so)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await so()) await Task.Delay(20, end.Token);
    }
}
