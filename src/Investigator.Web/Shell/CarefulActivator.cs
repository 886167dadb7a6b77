using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Shell;

/// <summary>
/// Makes components. The framework hands services to a component while it compares pictures, where no error boundary listens: one that cannot be had would end the whole tab.
/// So the console's own components are looked over first, and one that lacks a service is replaced by one that says so where a boundary hears it.
/// </summary>
internal sealed class CarefulActivator(IServiceProvider services) : IComponentActivator
{
    private static readonly ConcurrentDictionary<Type, ObjectFactory> Factories = new();
    private static readonly ConcurrentDictionary<Type, Type[]> Asked = new();

    public IComponent CreateInstance(Type componentType)
    {
        try
        {
            // Ours ask for singletons and services of the tab: having them here costs no second one.
            foreach (var service in Asked.GetOrAdd(componentType, AskedBy)) services.GetRequiredService(service);
            return (IComponent)Factories.GetOrAdd(componentType, type => ActivatorUtilities.CreateFactory(type, Type.EmptyTypes))(services, null);
        }
        // Whatever keeps a component from being made is told by the boundary around it, and logged there.
        catch (Exception broken) when (componentType.Assembly == typeof(CarefulActivator).Assembly)
        {
            return new Unbuildable(new InvalidOperationException($"{componentType.Name} could not be made.", broken));
        }
    }

    private static Type[] AskedBy(Type component)
    {
        if (component.Assembly != typeof(CarefulActivator).Assembly) return [];
        var asked = new List<Type>();
        for (var type = component; type is not null && type.Assembly == component.Assembly; type = type.BaseType)
            asked.AddRange(type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(property => property.GetCustomAttribute<InjectAttribute>() is { Key: null }).Select(property => property.PropertyType));
        return [.. asked.Distinct()];
    }

    /// <summary>Stands where a component could not be made, and fails where a boundary can hear it.</summary>
    private sealed class Unbuildable(Exception why) : IComponent
    {
        public void Attach(RenderHandle renderHandle) { }

        public Task SetParametersAsync(ParameterView parameters) => Task.FromException(why);
    }
}
