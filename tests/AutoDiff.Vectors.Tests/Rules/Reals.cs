using System.Reflection;

namespace AutoDiff.Vectors.Tests.Rules;

/// <summary>Values as their reals, in declaration order.</summary>
internal static class Reals
{
    public static int Count(Type type) => type == typeof(double) || type == typeof(float) ? 1
        : type.IsPrimitive || type.IsEnum ? 0
        : Fields(type).Sum(field => Count(field.FieldType));

    public static IEnumerable<double> Of(object value) => value switch
    {
        double x => [x],
        float x => [x],
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum => [],
        _ => Fields(value.GetType()).SelectMany(field => Of(field.GetValue(value)!)),
    };

    /// <summary>A value of a type whose reals are the next ones.</summary>
    public static object Make(Type type, IEnumerator<double> reals)
    {
        if (type == typeof(double) || type == typeof(float))
        {
            Assert.True(reals.MoveNext());
            return Convert.ChangeType(reals.Current, type);
        }

        object value = Activator.CreateInstance(type)!;
        foreach (FieldInfo field in type.IsPrimitive || type.IsEnum ? [] : Fields(type))
        {
            field.SetValue(value, Make(field.FieldType, reals));
        }

        return value;
    }

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);
}
