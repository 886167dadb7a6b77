using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace Investigator.Tests.Architecture;

public sealed class FlowTests
{
    public static IEnumerable<object[]> ForbiddenArrows() =>
        from left in House.Rooms from right in House.Rooms.SkipWhile(r => r != left).Skip(1) select (object[])[left, right];

    [Theory, MemberData(nameof(ForbiddenArrows))]
    public void No_room_looks_to_its_right(string left, string right) =>
        Types().That().ResideInNamespaceMatching($@"^Investigator\.\w+\.{left}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Investigator\.\w+\.{right}(\.|$)"))
            .WithoutRequiringPositiveResults().Check(House.Architecture);

    // Web has no such rule yet: Shell asks Audit who is signed in, and Audit's pages stand in the Shell's frame.
    [Theory, InlineData("Domain"), InlineData("Casework")]
    public void Rooms_have_no_cycles(string project) =>
        Slices().Matching($"Investigator.{project}.(*)").Should().BeFreeOfCycles().Check(House.Architecture);

    [Fact]
    public void Every_type_lives_in_a_known_room()
    {
        // A misspelt room would slip through every other rule here.
        var strays = House.Types
            .Where(t => House.RoomOf(t) is { } room && !House.Rooms.Contains(room) && !House.SideRooms.Contains(room))
            .Select(t => t.FullName).ToList();
        Assert.Empty(strays);
    }
}
