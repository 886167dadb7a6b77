using System.Reflection;

namespace Investigator.Tests.Architecture;

public sealed class WallTests
{
    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore", "Casework", "Web")] // Web: the embedded identity provider's own store in memory
    [InlineData("DuckDB.NET", "Telemetry")]
    [InlineData("MudBlazor", "Web")]
    [InlineData("Plotly.Blazor", "Web")]
    [InlineData("Microsoft.AspNetCore", "Web", "Casework")] // Casework: data-protection keys lie in the case store
    public void A_package_stays_behind_its_wall(string package, params string[] allowed)
    {
        var leaks = House.Projects
            .Where(p => !allowed.Contains(Name(p)))
            .SelectMany(p => p.GetReferencedAssemblies().Where(r => r.Name!.StartsWith(package, StringComparison.Ordinal)).Select(r => $"{Name(p)} → {r.Name}"));
        Assert.Empty(leaks);
    }

    [Fact]
    public void Domain_and_the_simulator_know_nobody_of_the_house_but_the_domain()
    {
        Assert.Empty(References(House.Domain));
        Assert.Equal([], References(House.Simulator).Except(["Investigator.Domain"]));
        Assert.Equal([], References(House.Telemetry).Except(["Investigator.Domain"]));
        Assert.Equal([], References(House.Casework).Except(["Investigator.Domain"]));
    }

    [Fact]
    public void Only_the_command_line_and_the_demo_know_the_simulator()
    {
        var strays = House.Web.GetTypes()
            .Where(t => House.RoomOf(t) is not ("Cli" or "Shell") && Mentions(t, House.Simulator)).Select(t => t.FullName);
        Assert.Empty(strays);
    }

    private static bool Mentions(Type type, Assembly other) =>
        type.Namespace is not null
        && type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Any(m => m switch
            {
                FieldInfo field => field.FieldType.Assembly == other,
                MethodBase method => method.GetParameters().Any(p => p.ParameterType.Assembly == other),
                _ => false,
            });

    private static string Name(Assembly assembly) =>
        assembly == House.Web ? "Web" : assembly.GetName().Name!["Investigator.".Length..];

    private static List<string> References(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith("Investigator", StringComparison.OrdinalIgnoreCase))];
}
