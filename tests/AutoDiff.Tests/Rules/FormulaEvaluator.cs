using System.Globalization;
using System.Numerics;

namespace AutoDiff.Tests.Rules;

/// <summary>Computes a formula of a rule on any real type: recursive descent over the language that the rules use.</summary>
internal sealed class FormulaEvaluator<T>(string formula, T[] arguments, T result)
    where T : IFloatingPointIeee754<T>
{
    private int _position;

    /// <summary>The value; one per component where the formula is a tuple.</summary>
    public T[] Evaluate()
    {
        T[] values = formula.StartsWith('(') && IsTuple() ? Tuple() : [Real()];
        Require(_position == formula.Length, "the end");
        return values;
    }

    private bool IsTuple()
    {
        int depth = 0;
        for (int i = 0; i < formula.Length - 1; i++)
        {
            depth += formula[i] == '(' ? 1 : formula[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return false;
            }

            if (depth == 1 && formula[i] == ',')
            {
                return true;
            }
        }

        return false;
    }

    private T[] Tuple()
    {
        Expect("(");
        T first = Real();
        Expect(",");
        T second = Real();
        Expect(")");
        return [first, second];
    }

    private T Real() => (T)Conditional();

    private object Conditional()
    {
        object value = Disjunction();
        if (!Accept("?"))
        {
            return value;
        }

        object whenTrue = Conditional();
        Expect(":");
        object whenFalse = Conditional();
        return (bool)value ? whenTrue : whenFalse;
    }

    private object Disjunction()
    {
        object value = Conjunction();
        while (Accept("||"))
        {
            bool right = (bool)Conjunction();
            value = (bool)value || right;
        }

        return value;
    }

    private object Conjunction()
    {
        object value = Comparison();
        while (Accept("&&"))
        {
            bool right = (bool)Comparison();
            value = (bool)value && right;
        }

        return value;
    }

    private object Comparison()
    {
        object left = Sum();
        foreach ((string symbol, Func<T, T, bool> compare) in new (string, Func<T, T, bool>)[]
        {
            ("==", (a, b) => a == b), ("!=", (a, b) => a != b), ("<=", (a, b) => a <= b), (">=", (a, b) => a >= b),
            ("<", (a, b) => a < b), (">", (a, b) => a > b),
        })
        {
            if (Accept(symbol))
            {
                return compare((T)left, (T)Sum());
            }
        }

        return left;
    }

    private object Sum()
    {
        object value = Product();
        while (true)
        {
            if (Accept("+"))
            {
                value = (T)value + (T)Product();
            }
            else if (Accept("-"))
            {
                value = (T)value - (T)Product();
            }
            else
            {
                return value;
            }
        }
    }

    private object Product()
    {
        object value = Unary();
        while (true)
        {
            if (Accept("*"))
            {
                value = (T)value * (T)Unary();
            }
            else if (Accept("/"))
            {
                value = (T)value / (T)Unary();
            }
            else
            {
                return value;
            }
        }
    }

    private object Unary()
    {
        if (Accept("-"))
        {
            return -(T)Unary();
        }

        return Accept("!") ? !(bool)Unary() : Primary();
    }

    private object Primary()
    {
        if (Accept("("))
        {
            object value = Conditional();
            Expect(")");
            return value;
        }

        string word = Word();
        if (char.IsDigit(word[0]))
        {
            return T.CreateChecked(double.Parse(word, CultureInfo.InvariantCulture));
        }

        return word switch
        {
            "x" => arguments[0],
            "y" => arguments[1],
            "z" => arguments[2],
            "result" => result,
            "Math.PI" => T.Pi,
            "Math.E" => T.E,
            "double.NaN" => T.NaN,
            "double.PositiveInfinity" => T.PositiveInfinity,
            _ => Call(word),
        };
    }

    private object Call(string word)
    {
        string[] parts = word.Split('.');
        Require(parts is ["Math" or "double", _], "a function");
        Expect("(");
        var values = new List<T> { Real() };
        while (Accept(","))
        {
            values.Add(Real());
        }

        Expect(")");
        return parts[1] switch
        {
            "IsNaN" => T.IsNaN(values[0]),
            "IsInfinity" => T.IsInfinity(values[0]),
            string name => Functions<T>.Table[(name, values.Count)]([.. values])[0],
        };
    }

    private string Word()
    {
        SkipSpaces();
        int start = _position;
        while (_position < formula.Length && (char.IsLetterOrDigit(formula[_position]) || formula[_position] == '.'))
        {
            _position++;
        }

        Require(_position > start, "a word");
        return formula[start.._position];
    }

    private bool Accept(string symbol)
    {
        SkipSpaces();
        if (string.CompareOrdinal(formula, _position, symbol, 0, symbol.Length) != 0)
        {
            return false;
        }

        _position += symbol.Length;
        return true;
    }

    private void Expect(string symbol) => Require(Accept(symbol), symbol);

    private void SkipSpaces()
    {
        while (_position < formula.Length && formula[_position] == ' ')
        {
            _position++;
        }
    }

    private void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new FormatException($"'{formula}' does not have {what} at {_position}.");
        }
    }
}
