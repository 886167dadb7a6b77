using System.Text.RegularExpressions;
using Assembly = System.Reflection.Assembly;

namespace Investigator.Tests.Architecture;

/// <summary>The product as the architecture tests see it: five assemblies, and the rooms from left to right.</summary>
internal static partial class House
{
    public static readonly Assembly Domain = Assembly.Load("Investigator.Domain");
    public static readonly Assembly Telemetry = Assembly.Load("Investigator.Telemetry");
    public static readonly Assembly Casework = Assembly.Load("Investigator.Casework");
    public static readonly Assembly Simulator = Assembly.Load("Investigator.Simulator");
    public static readonly Assembly Web = Assembly.Load("investigator");

    public static readonly Assembly[] Projects = [Domain, Telemetry, Casework, Simulator, Web];

    public static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchUnitNET.Loader.ArchLoader().LoadAssemblies(Projects).Build();

    /// <summary>The steps of the work in the order in which facts flow. Usage, Text and Audit lie under all of them.</summary>
    public static readonly string[] Rooms =
        ["Usage", "Text", "Audit", "Ingest", "Detection", "Linking", "Triage", "Campaigns", "Fingerprints", "Decisions", "Sharing"];

    /// <summary>Folders of one project that are no step of the work.</summary>
    public static readonly string[] SideRooms = ["DuckDb", "ClickHouse", "Data", "Worlds", "Archetypes", "Evaluation", "Shell", "Cli"];

    /// <summary>The types people wrote, without what the compiler and Razor add.</summary>
    public static IEnumerable<Type> Types =>
        Projects.SelectMany(p => p.GetTypes()).Where(t => !t.IsNested && !Generated().IsMatch(t.FullName ?? t.Name) && t.Namespace?.StartsWith("Investigator", StringComparison.Ordinal) == true);

    /// <summary>The room of a type: the third part of its namespace; null for the few types at a project's door.</summary>
    public static string? RoomOf(Type type) => type.Namespace?.Split('.') is [_, _, var room, ..] ? room : null;

    [GeneratedRegex(@"<|_Imports|\+", RegexOptions.NonBacktracking)]
    private static partial Regex Generated();
}
