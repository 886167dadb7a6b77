namespace Investigator.Web.Shell;

/// <summary>What a room brings to the console beside its pages: services and endpoints. Found by scanning; there is no list to edit. Needs a parameterless constructor.</summary>
public interface IConsolePart
{
    /// <summary>Registers the room's own services.</summary>
    void Add(IHostApplicationBuilder builder) { }

    /// <summary>Adds the room's own steps to the way of a request, before sign-in.</summary>
    void Use(IApplicationBuilder app) { }

    /// <summary>Maps the room's endpoints, each with a policy.</summary>
    void Map(IEndpointRouteBuilder routes) { }

    /// <summary>All parts of this assembly, in a fixed order.</summary>
    internal static IReadOnlyList<IConsolePart> All { get; } =
        [.. typeof(IConsolePart).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IConsolePart)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (IConsolePart)Activator.CreateInstance(type)!)];
}
