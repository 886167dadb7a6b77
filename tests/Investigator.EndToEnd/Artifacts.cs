namespace Investigator.EndToEnd;

/// <summary>Where the build put things, seen from this assembly: artifacts/bin/Investigator.EndToEnd/CONFIGURATION/.</summary>
internal static class Artifacts
{
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Root => Own.Parent!.Parent!.Parent!.FullName;

    /// <summary>The console of the same configuration, with its static web assets.</summary>
    public static string Console => Path.Combine(Root, "bin", "Investigator.Web", Own.Name, "investigator.dll");

    public static string TestResults => Directory.CreateDirectory(Path.Combine(Root, "test-results")).FullName;

    /// <summary>Where pictures of the pages go: the folder that INVESTIGATOR_SCREENSHOTS names, else among the test results.</summary>
    public static string Screenshots => Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("INVESTIGATOR_SCREENSHOTS") is { Length: > 0 } named ? named : Path.Combine(TestResults, "screenshots")).FullName;
}
