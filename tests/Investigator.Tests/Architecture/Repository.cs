namespace Investigator.Tests.Architecture;

/// <summary>Where the checkout lies.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution, found upwards from the test's binaries.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Investigator.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The solution is not above the test's binaries."));
}
