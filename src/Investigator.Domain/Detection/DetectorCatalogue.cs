namespace Investigator.Domain.Detection;

/// <summary>All detectors in code. A new one is found here by being in the folder of detectors; rules that operators write are no code.</summary>
public static class DetectorCatalogue
{
    /// <summary>Detector types by full name. Each has one public constructor that takes its options.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. typeof(DetectorCatalogue).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDetector)) && t.Namespace == typeof(DetectorCatalogue).Namespace + ".Detectors")
        .OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>One of each.</summary>
    /// <param name="optionsOf">Hands out the options of a type; <c>null</c>, or an answer of <c>null</c>: the documented defaults.</param>
    public static IReadOnlyList<IDetector> Create(Func<Type, object?>? optionsOf = null) => [.. Types.Select(type =>
    {
        var wanted = type.GetConstructors().Single().GetParameters().Select(p => optionsOf?.Invoke(p.ParameterType) ?? Activator.CreateInstance(p.ParameterType));
        return (IDetector)Activator.CreateInstance(type, [.. wanted])!;
    })];
}
