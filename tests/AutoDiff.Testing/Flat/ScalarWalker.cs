using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiff.Testing;

/// <summary>Walks the scalars of any value in declaration order: reads them, replaces them, takes snapshots.</summary>
public static class ScalarWalker
{
    private const BindingFlags InstanceFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConditionalWeakTable<Type, FieldInfo[]> FieldsOf = [];

    /// <summary>The active scalars of a value.</summary>
    public static double[] Flatten(object? value)
    {
        var scalars = new List<double>();
        Rebuild(value, isActive: true, scalar =>
        {
            scalars.Add(scalar);
            return scalar;
        });
        return [.. scalars];
    }

    /// <summary>A deep copy with other active scalars, taken in order.</summary>
    public static object? Unflatten(object? prototype, ReadOnlySpan<double> scalars)
    {
        double[] source = scalars.ToArray();
        int next = 0;
        object? result = Rebuild(prototype, isActive: true, _ => source[next++]);
        return next == source.Length
            ? result
            : throw new ArgumentException($"{source.Length} scalars given, {next} needed.", nameof(scalars));
    }

    /// <summary>A deep copy.</summary>
    public static object? Clone(object? value) => Rebuild(value, isActive: true, static scalar => scalar);

    /// <summary>Everything that a value holds, passive parts too, to be compared bit by bit.</summary>
    public static IReadOnlyList<object?> Snapshot(object? value)
    {
        var parts = new List<object?>();
        Collect(value, parts, 0);
        return parts;
    }

    /// <summary>Whether two values hold the same, bit by bit.</summary>
    public static bool SameBits(object? left, object? right)
    {
        var (a, b) = (Snapshot(left), Snapshot(right));
        return a.Count == b.Count && a.Zip(b).All(pair => SamePart(pair.First, pair.Second));
    }

    private static bool SamePart(object? a, object? b) => (a, b) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y)),
        (float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y) || (float.IsNaN(x) && float.IsNaN(y)),
        _ => Equals(a, b),
    };

    private static void Collect(object? value, List<object?> parts, int depth)
    {
        if (value is null || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is string or decimal or Delegate or Type || depth > 8)
        {
            parts.Add(value);
        }
        else if (value is Array array)
        {
            foreach (object? element in array)
            {
                Collect(element, parts, depth + 1);
            }
        }
        else if (IsList(value, out System.Collections.IList? list))
        {
            foreach (object? element in list)
            {
                Collect(element, parts, depth + 1);
            }
        }
        else
        {
            foreach (FieldInfo field in Fields(value.GetType()))
            {
                Collect(field.GetValue(value), parts, depth + 1);
            }
        }
    }

    private static object? Rebuild(object? value, bool isActive, Func<double, double> map)
    {
        switch (value)
        {
            case double scalar:
                return isActive ? map(scalar) : scalar;
            case float scalar:
                return isActive ? (float)map(scalar) : scalar;
            case null or string or decimal or Delegate or Type:
                return value;
            case Array array:
                return RebuildArray(array, isActive, map);
        }

        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum)
        {
            return value;
        }

        if (IsList(value, out System.Collections.IList? list))
        {
            var copy = (System.Collections.IList)Activator.CreateInstance(type)!;
            foreach (object? element in list)
            {
                copy.Add(Rebuild(element, isActive, map));
            }

            return copy;
        }

        if (type.GetCustomAttribute<InlineArrayAttribute>() is not null)
        {
            return InlineArrays.Rebuild(value, element => Rebuild(element, isActive, map));
        }

        return RebuildObject(value, isActive, map);
    }

    private static object RebuildObject(object value, bool isActive, Func<double, double> map)
    {
        object copy = value.GetType().IsValueType
            ? RuntimeHelpers.GetObjectValue(value)
            : typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(value, null)!;
        foreach (FieldInfo field in Fields(value.GetType()))
        {
            bool fieldIsActive = isActive && !field.FieldType.IsInterface && !IsConstant(field);
            field.SetValue(copy, Rebuild(field.GetValue(value), fieldIsActive, map));
        }

        return copy;
    }

    private static Array RebuildArray(Array array, bool isActive, Func<double, double> map)
    {
        var copy = (Array)array.Clone();
        int[] index = new int[array.Rank];
        for (int flat = 0; flat < array.Length; flat++)
        {
            int rest = flat;
            for (int axis = array.Rank - 1; axis >= 0; axis--)
            {
                int length = array.GetLength(axis);
                index[axis] = rest % length;
                rest /= length;
            }

            copy.SetValue(Rebuild(array.GetValue(index), isActive, map), index);
        }

        return copy;
    }

    private static bool IsList(object value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out System.Collections.IList? list)
    {
        Type type = value.GetType();
        list = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? (System.Collections.IList)value : null;
        return list is not null;
    }

    private static FieldInfo[] Fields(Type type) => FieldsOf.GetValue(type, static key =>
    {
        var fields = new List<FieldInfo>();
        for (Type? t = key; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            fields.InsertRange(0, t.GetFields(InstanceFields).OrderBy(field => field.MetadataToken));
        }

        return [.. fields];
    });

    private static bool IsConstant(FieldInfo field)
    {
        if (field.IsDefined(typeof(NoDerivativeAttribute), inherit: false))
        {
            return true;
        }

        int end = field.Name.IndexOf('>', StringComparison.Ordinal);
        return field.Name.StartsWith('<') && end > 1
            && field.DeclaringType!.GetProperty(field.Name[1..end], InstanceFields | BindingFlags.Static) is { } property
            && property.IsDefined(typeof(NoDerivativeAttribute), inherit: false);
    }
}
