using System.Reflection;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Tests.Architecture;

public sealed class ShapeTests
{
    private static readonly string[] ForbiddenEndings =
        ["Manager", "Helper", "Util", "Utils", "Processor", "Handler", "Info", "Data", "Item", "Base", "Impl", "Common", "Model", "Dto"];

    // The framework's own words, or the house's.
    private static readonly string[] AllowedNames = ["DetectorInfo"];

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var strays = House.Types
            .Where(t => ForbiddenEndings.Any(e => Plain(t).EndsWith(e, StringComparison.Ordinal)))
            .Where(t => !AllowedNames.Contains(Plain(t)) && !IsFrameworkHandler(t))
            .Select(t => t.FullName);
        Assert.Empty(strays);
    }

    [Fact]
    public void A_component_never_holds_a_database_context()
    {
        var strays = House.Web.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t))
            .Where(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(m =>
                m is FieldInfo f && typeof(DbContext).IsAssignableFrom(f.FieldType) || m is PropertyInfo p && typeof(DbContext).IsAssignableFrom(p.PropertyType)))
            .Select(t => t.FullName);
        Assert.Empty(strays);
    }

    [Fact]
    public void A_detector_is_sealed_keeps_no_state_and_has_a_test() =>
        Assert.All(House.Domain.GetTypes().Where(t => t.IsClass && typeof(IDetector).IsAssignableFrom(t)), detector =>
        {
            Assert.True(detector.IsSealed);
            Assert.All(detector.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), f =>
                Assert.True(f.IsInitOnly || f.Name.StartsWith('<'), $"{detector.Name}.{f.Name} can change"));
            Assert.Contains(typeof(ShapeTests).Assembly.GetTypes(), t => t.Name == $"{detector.Name}Tests");
        });

    [Fact]
    public void An_entity_is_configured_in_its_own_room()
    {
        var strays =
            from type in House.Casework.GetTypes()
            from configured in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            let entity = configured.GetGenericArguments()[0]
            where entity.Assembly == House.Domain && House.RoomOf(entity) != House.RoomOf(type)
            select $"{type.Name} configures {entity.FullName}";
        Assert.Empty(strays);
    }

    [Fact]
    public void An_entity_is_made_and_changed_by_its_own_verbs_alone()
    {
        var entities = House.Casework.GetTypes()
            .SelectMany(type => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)))
            .Select(i => i.GetGenericArguments()[0]).Where(entity => entity.Assembly == House.Domain).ToList();
        Assert.NotEmpty(entities);
        Assert.All(entities, entity =>
        {
            Assert.Empty(entity.GetConstructors());
            Assert.DoesNotContain(entity.GetProperties(), property => property.SetMethod is { IsPublic: true });
        });
    }

    [Fact]
    public void Every_page_says_who_may_see_it()
    {
        var strays = House.Web.GetTypes()
            .Where(t => t.GetCustomAttributes<RouteAttribute>().Any())
            .Where(t => !t.GetCustomAttributes(inherit: true).Any(a => a is IAuthorizeData or IAllowAnonymous))
            .Select(t => t.FullName);
        Assert.Empty(strays);
    }

    [Fact]
    public void Every_public_asynchronous_method_takes_a_token_last()
    {
        var strays =
            from type in House.Types
            where type.IsPublic && !typeof(IComponent).IsAssignableFrom(type)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where typeof(Task).IsAssignableFrom(method.ReturnType)
                && method.GetBaseDefinition().DeclaringType is { } declared && House.Projects.Contains(declared.Assembly)
                && !method.DeclaringType!.GetInterfaces().Any(i => !House.Projects.Contains(i.Assembly) && i.GetMethods().Any(m => m.Name == method.Name))
                && !method.GetCustomAttributes().Any(a => a.GetType().Name == "JSInvokableAttribute")
                && method.Name != "DisposeAsync" && method.Name != "<Main>$"
                && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
            select $"{type.FullName}.{method.Name}";
        Assert.Empty(strays);
    }

    [Fact]
    public void Every_refusal_says_something_to_a_person() =>
        Assert.All(Enum.GetValues<Refusal>(), r => Assert.EndsWith(".", r.Explain()));

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static bool IsFrameworkHandler(Type type) =>
        Plain(type).EndsWith("Handler", StringComparison.Ordinal) && type.BaseType is { } parent && !House.Projects.Contains(parent.Assembly) && parent != typeof(object)
        || type.GetInterfaces().Any(i => !House.Projects.Contains(i.Assembly) && i.Name.EndsWith("Handler", StringComparison.Ordinal));
}
