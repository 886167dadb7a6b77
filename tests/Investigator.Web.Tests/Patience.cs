using System.Runtime.CompilerServices;
using Bunit;

namespace Investigator.Web.Tests;

/// <summary>A busy machine is slow, not wrong: waits end when what they wait for is there, and give up late.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
