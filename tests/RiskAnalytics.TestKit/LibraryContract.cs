using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace RiskAnalytics.TestKit;

/// <summary>What every library promises as a whole; each test project inherits it with the name of its library.</summary>
public abstract class LibraryContract(string assemblyName)
{
    private Assembly Library { get; } = Assembly.Load(assemblyName);

    private IEnumerable<Type> PublicTypes => Library.GetExportedTypes();

    [Test]
    public void PublicTypes_Namespace_BeginsWithTheProjectName()
    {
        var strays = PublicTypes.Where(t => t.Namespace != assemblyName && t.Namespace?.StartsWith(assemblyName + ".", StringComparison.Ordinal) != true);

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void PublicClasses_Inheritance_IsDesignedOrSealed()
    {
        var open = PublicTypes.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false });

        Assert.That(open, Is.Empty, "Seal the class, or make it abstract if it is meant to be inherited.");
    }

    [Test]
    public void PublicProperties_Setters_AreInitOnly()
    {
        var settable =
            from type in PublicTypes
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type}.{property.Name}";

        Assert.That(settable, Is.Empty);
    }
}
